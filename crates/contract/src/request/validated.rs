//! The argument that validates the whole request.

use std::marker::PhantomData;

use poem::{Request, RequestBody, Result};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::receive::receive;
use super::refused::Refused;
use super::state::state;

/// An operation of the document, as a type.
pub trait Operation: Send + Sync + 'static {
    /// Its `operationId`.
    const ID: &'static str;
}

/// Makes an [`Operation`].
///
/// ```
/// contract::operation! {
///     /// Reads a car.
///     pub GetCar = "getCar"
/// }
/// assert_eq!(<GetCar as contract::Operation>::ID, "getCar");
/// ```
#[macro_export]
macro_rules! operation {
    ($(#[$meta:meta])* $vis:vis $name:ident = $id:literal $(;)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        $vis struct $name;

        impl $crate::Operation for $name {
            const ID: &'static str = $id;
        }
    };
}

/// Proof that the request fits the document. As an argument after the security and before the
/// parameters and the body, it reads and validates all of them; what is wrong is told at once.
pub struct Validated<O>(PhantomData<fn() -> O>);

impl<O> std::fmt::Debug for Validated<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Validated")
    }
}

impl<'a, O: Operation> ApiExtractor<'a> for Validated<O> {
    const TYPES: &'static [ApiExtractorType] = &[];
    type ParamType = ();
    type ParamRawType = ();

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _options: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let state = state(request)?;
        let operation = state
            .shared
            .index
            .operation(O::ID)
            .ok_or(Refused::Misused("the index has no such operation"))?;
        if let Some(admission) = &state.shared.admission {
            let principals = state.principals();
            admission.admit(request, O::ID, &principals).await?;
        }
        let mut violations = Vec::new();
        if !operation.bodies.is_empty() {
            // Boxed, so that operations without a body do not carry the room for one.
            Box::pin(receive(state, operation, request, body, &mut violations)).await?;
        }
        for parameter in &operation.parameters {
            parameter.check(request, &mut violations);
        }
        if violations.is_empty() {
            Ok(Self(PhantomData))
        } else {
            Box::pin(state.inspect(O::ID, &mut violations)).await;
            Err(Refused::Invalid(violations).into())
        }
    }
}
