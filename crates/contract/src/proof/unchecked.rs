//! What the proof leaves out.

/// A member of a document that the proof leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unchecked {
    /// The member's name; one that ends in `*` stands for all that begin so.
    pub member: &'static str,
    /// Why it is left out.
    pub reason: &'static str,
}

/// Everything that the proof leaves out. A member that is neither here nor understood is compared as
/// it stands, so that nothing is left out by accident.
pub const UNCHECKED: &[Unchecked] = &[
    Unchecked {
        member: "openapi",
        reason: "poem-openapi writes 3.0.0; the patch version changes nothing in a document",
    },
    Unchecked {
        member: "x-*",
        reason: "poem-openapi has no extensions; those of ours steer the generator",
    },
    Unchecked {
        member: "example",
        reason: "poem-openapi has examples of types and parameters only; the written ones are served",
    },
    Unchecked {
        member: "examples",
        reason: "as `example`",
    },
    Unchecked {
        member: "title",
        reason: "of a schema poem-openapi writes the type's name there; it validates nothing",
    },
    Unchecked {
        member: "externalDocs",
        reason: "a link for people; the written document is served",
    },
    Unchecked {
        member: "xml",
        reason: "no operation speaks XML",
    },
    Unchecked {
        member: "links",
        reason: "poem-openapi has none; they describe other operations",
    },
    Unchecked {
        member: "callbacks",
        reason: "poem-openapi has none; they describe the client's server",
    },
    Unchecked {
        member: "encoding",
        reason: "poem-openapi has none; what each part holds is checked by its schema",
    },
];

/// Whether the proof leaves a member out.
pub(super) fn is_unchecked(member: &str) -> bool {
    UNCHECKED
        .iter()
        .any(|unchecked| match unchecked.member.strip_suffix('*') {
            Some(start) => member.starts_with(start),
            None => member == unchecked.member,
        })
}

#[cfg(test)]
mod tests {
    use super::{UNCHECKED, is_unchecked};

    #[test]
    fn members_are_left_out_by_name_or_beginning() {
        assert!(is_unchecked("example"));
        assert!(is_unchecked("x-module"));
        for member in ["xyz", "maxLength", "not", "allowReserved", "x"] {
            assert!(!is_unchecked(member), "{member}");
        }
        assert!(
            UNCHECKED
                .iter()
                .all(|unchecked| !unchecked.reason.is_empty())
        );
    }
}
