//! What is promised of a reading: of verdicts told at 0.9 or more nine in ten are right, and of a hundred replies at most one
//! is wrongly told as done.

/// What was told of some replies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Promise {
    pub replies: usize,
    /// How many verdicts were told at 0.9 or more, and how many of these were right.
    pub sure: usize,
    pub sure_and_right: usize,
    /// How many replies were told as done at 0.9 or more, and were not.
    pub done_wrong: usize,
}

impl Promise {
    /// What of it is not kept.
    pub fn broken(self) -> Vec<String> {
        let mut broken = Vec::new();
        if self.sure_and_right * 10 < self.sure * 9 {
            broken.push(format!(
                "told at 0.9 or more: {} of {} are right, and nine in ten were promised",
                self.sure_and_right, self.sure
            ));
        }
        if self.done_wrong * 100 > self.replies {
            broken.push(format!(
                "told as done, and wrong: {} of {}, and one of a hundred is borne",
                self.done_wrong, self.replies
            ));
        }
        broken
    }
}

/// The rule is one that can be broken.
#[test]
fn a_promise_is_broken_by_one_wrong_verdict_too_many() {
    let kept = Promise {
        replies: 200,
        sure: 100,
        sure_and_right: 90,
        done_wrong: 2,
    };
    assert_eq!(kept.broken(), Vec::<String>::new());
    let unsure = Promise {
        sure_and_right: 89,
        ..kept
    };
    assert_eq!(
        unsure.broken(),
        ["told at 0.9 or more: 89 of 100 are right, and nine in ten were promised"]
    );
    let done = Promise {
        done_wrong: 3,
        ..kept
    };
    assert_eq!(
        done.broken(),
        ["told as done, and wrong: 3 of 200, and one of a hundred is borne"]
    );
}
