//! A product of the recipient that a request is about.

use serde::{Deserialize, Serialize};

use super::Line;

/// The product as the letter names it, and what is meant by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Product {
    pub name: Line,
    /// The kinds of data that belong to it, in the letter's language.
    pub data: Vec<Line>,
    /// What the requester asks besides the data.
    pub questions: Vec<Line>,
}

impl Product {
    /// A product of which only the name is known.
    pub fn named(name: Line) -> Product {
        Product {
            name,
            data: Vec::new(),
            questions: Vec::new(),
        }
    }
}

/// How it is stored: a name alone stays the text it was before products had
/// more, so that a request keeps its reference.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Name(Line),
    Whole {
        name: Line,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        data: Vec<Line>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        questions: Vec<Line>,
    },
}

impl From<Form> for Product {
    fn from(form: Form) -> Product {
        match form {
            Form::Name(name) => Product::named(name),
            Form::Whole {
                name,
                data,
                questions,
            } => Product {
                name,
                data,
                questions,
            },
        }
    }
}

impl From<Product> for Form {
    fn from(product: Product) -> Form {
        let Product {
            name,
            data,
            questions,
        } = product;
        if data.is_empty() && questions.is_empty() {
            Form::Name(name)
        } else {
            Form::Whole {
                name,
                data,
                questions,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_is_stored_as_the_text_it_always_was() {
        let name = Line::new("Alexa").unwrap();
        let bare = Product::named(name.clone());
        assert_eq!(serde_json::to_string(&bare).unwrap(), "\"Alexa\"");
        let whole = Product {
            data: vec![Line::new("voice recordings").unwrap()],
            ..bare.clone()
        };
        for product in [bare, whole] {
            let json = serde_json::to_string(&product).unwrap();
            assert_eq!(serde_json::from_str::<Product>(&json).unwrap(), product);
        }
    }
}
