//! Types: what schemas become.

use serde_json::Value;

/// A use of a type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// `Str`.
    Text,
    /// `EmailStr`.
    Email,
    /// `UriStr`.
    Uri,
    /// `Date`.
    Date,
    /// `DateTime`.
    DateTime,
    /// `Uuid`.
    Uuid,
    /// `Int`: an integer without a format.
    Int,
    /// `i32`, `i64`, `u32` or `u64`, by format.
    Sized(&'static str),
    /// `Num`: a number without a format.
    Num,
    /// `f32` or `f64`, by format.
    Float(&'static str),
    /// `bool`.
    Flag,
    /// `AnyJson`: a schema that says nothing of the value.
    Any,
    /// `ExactJson`: the same, whose values are kept as they are written.
    Exact,
    /// `File`: a binary part of a multipart body.
    File,
    /// `FileOrText<T>`: a part that is a file or a text of this type.
    FileOrText(Box<Type>),
    /// `Vec<T>`, `Files` or `FilesOrTexts<T>`.
    List(Box<Type>),
    /// `BTreeMap<String, T>`.
    Map(Box<Type>),
    /// A generated type.
    Named(String),
    /// `Constrained<T, Rule>`.
    Ruled(Box<Type>, String),
    /// `Nullable<T>`: a value or null.
    Nullable(Box<Type>),
    /// `Box<T>`: breaks a cycle.
    Boxed(Box<Type>),
}

/// A generated type or helper.
#[derive(Debug)]
pub enum Item {
    /// A struct.
    Object(Object),
    /// An enum of strings.
    StringEnum(StringEnum),
    /// An enum of integers.
    IntEnum(IntEnum),
    /// A oneOf or anyOf.
    Union(Union),
    /// A name for another type.
    Alias(Alias),
    /// What a schema says beyond its type.
    Rule(Rule),
    /// The struct of a multipart body.
    Form(Form),
    /// A string with a format of no meaning to the generator: the type and the format.
    Format(String, String),
}

/// A struct with named members.
#[derive(Debug)]
pub struct Object {
    /// The struct.
    pub name: String,
    /// What the schema says.
    pub description: Option<String>,
    /// The members in order.
    pub fields: Vec<Field>,
    /// Whether other members are forbidden.
    pub closed: bool,
}

/// A member of a struct.
#[derive(Debug)]
pub struct Field {
    /// The field.
    pub name: String,
    /// The member's name in the document.
    pub wire: String,
    /// What the member's schema says.
    pub description: Option<String>,
    /// Its type without what `presence` and `nullable` add.
    pub ty: Type,
    /// Whether it has to be there.
    pub presence: Presence,
    /// Whether it may be null.
    pub nullable: bool,
    /// Who sends it.
    pub access: Access,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Limits that poem-openapi's validators express.
    pub facts: Facts,
}

/// Whether a member or parameter has to be there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It has to.
    Required,
    /// It need not.
    Optional,
    /// It need not, and then has this value, which the function of this name makes.
    Defaulted(String, Value),
}

/// Who sends a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Access {
    /// Both sides.
    #[default]
    Both,
    /// Only the server, in responses.
    ReadOnly,
    /// Only the client, in requests.
    WriteOnly,
}

/// What a schema says of a value beyond its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// In words.
    pub description: Option<String>,
    /// The value where none is given.
    pub default: Option<Value>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Who sends it.
    pub access: Access,
    /// A regular expression that occurs in it.
    pub pattern: Option<String>,
    /// The limits that are numbers, by the name of their keyword.
    pub limits: Vec<(&'static str, Value)>,
    /// The limits that are either there or not, by the name of their keyword.
    pub flags: Vec<&'static str>,
}

/// The marker of a `Constrained`.
#[derive(Debug)]
pub struct Rule {
    /// The marker.
    pub name: String,
    /// The schema or member that says so, for the marker's documentation.
    pub of: String,
    /// What is said.
    pub facts: Facts,
}

/// An enum of strings.
#[derive(Debug)]
pub struct StringEnum {
    /// The enum.
    pub name: String,
    /// What the schema says.
    pub description: Option<String>,
    /// Variant and value, in order.
    pub variants: Vec<(String, String)>,
}

/// An enum of integers.
#[derive(Debug)]
pub struct IntEnum {
    /// The enum.
    pub name: String,
    /// What the schema says.
    pub description: Option<String>,
    /// `int32` or `int64`, where the schema says so.
    pub format: Option<String>,
    /// Variant and value, in order.
    pub variants: Vec<(String, i64)>,
}

/// One of several types.
#[derive(Debug)]
pub struct Union {
    /// The enum.
    pub name: String,
    /// What the schema says.
    pub description: Option<String>,
    /// Whether several may fit (`anyOf`).
    pub any: bool,
    /// The member that tells the alternatives apart.
    pub tag: Option<String>,
    /// The alternatives in order.
    pub variants: Vec<Variant>,
}

/// An alternative of a union.
#[derive(Debug)]
pub struct Variant {
    /// The variant.
    pub name: String,
    /// The values of the union's tag that lead to it; none where the union has no tag.
    pub tags: Vec<String>,
    /// What it holds.
    pub ty: Type,
}

/// A name for a type.
#[derive(Debug)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// What the schema says.
    pub description: Option<String>,
    /// What it stands for.
    pub ty: Type,
}

/// The struct of a multipart body.
#[derive(Debug)]
pub struct Form {
    /// The struct.
    pub name: String,
    /// What the schema says.
    pub description: Option<String>,
    /// Whether other parts are forbidden.
    pub closed: bool,
    /// The parts in order.
    pub parts: Vec<Part>,
}

/// A part of a multipart body.
#[derive(Debug)]
pub struct Part {
    /// The field.
    pub name: String,
    /// The part's name.
    pub wire: String,
    /// What the part's schema says.
    pub description: Option<String>,
    /// Its type.
    pub ty: Type,
    /// Whether it has to be there.
    pub required: bool,
}
