//! Tells cargo that the embedded folders are part of the program.

fn main() {
    for folder in [
        "law",
        "templates",
        "recipients",
        "authorities",
        "fonts",
        "licences",
        "layouts",
        "colour",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
