// Bodies that are forms.

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The first alternative, as if there were no other; Swagger UI takes a file for a text otherwise. */
const first = (schema) => (schema?.has('oneOf') ? schema.merge(schema.get('oneOf').first()).delete('oneOf') : schema);

/**
 * What a part begins with: a required one with what the form's example has for it, another one empty, instead of random characters that fit its
 * pattern. Whoever only picks a picture changes nothing else.
 */
function begun(name, schema, form) {
  if (form.getIn(['schema', 'required'])?.includes(name)) {
    return form.hasIn(['example', name]) ? schema.set('example', form.getIn(['example', name])) : schema;
  }
  if (schema.get('type') !== 'array') return schema.set('example', '');
  const texts = schema.getIn(['items', 'type']) === 'string';
  return (texts ? schema.setIn(['items', 'example'], '') : schema).set('example', schema.clear().toList());
}

function prepared(form) {
  return form.updateIn(['schema', 'properties'], (properties) =>
    properties?.map((part, name) => begun(name, first(part).update('items', first), form)));
}

export const FormsByExample = ({ React: { createElement } }) => ({
  // A list of files looks for it, and complains; what is there for texts knows files too.
  components: { JsonSchema_string_binary: (props) => createElement(props.getComponent('JsonSchema_string'), props) },
  wrapComponents: {
    RequestBody: (Original) => (props) => {
      const { requestBody, contentType } = props;
      const form = ['content', contentType];
      const known = FORMS.includes(contentType) && requestBody?.hasIn([...form, 'schema', 'properties']);
      return createElement(Original, { ...props, requestBody: known ? requestBody.updateIn(form, prepared) : requestBody });
    },
  },
});

// Without these, Execute does nothing where a file is missing, and does not say why.
export const MarkMissingFiles = ({ React: { createElement, Fragment } }) => ({
  wrapComponents: {
    // The part of a form: its errors are a list of another kind than is looked for.
    JsonSchema_string: (Original) => (props) => {
      const { errors, fn, schema } = props;
      return createElement(Original, fn.isFileUploadIntended(schema) ? { ...props, errors: [...errors] } : props);
    },
    // The whole body.
    RequestBody: (Original, { fn }) => (props) => {
      const { contentType, requestBody, requestBodyErrors: errors } = props;
      const missing = errors?.size && fn.isFileUploadIntended(requestBody?.getIn(['content', contentType, 'schema']), contentType);
      const body = createElement(Original, props);
      if (!missing) return body;
      return createElement(Fragment, null, body, createElement('p', { className: 'validation-errors', role: 'alert' }, errors.join(' ')));
    },
  },
});

// Swagger UI sends an empty text for every part of a form that nobody has filled in, unless it is told not to for each, which would clear what it stands
// for. Here such a part is left out unless it is ticked.
export const LeaveOutWhatIsEmpty = () => ({
  wrapComponents: {
    ParameterIncludeEmpty: (Original, { React: { createElement } }) => (props) =>
      createElement(Original, { ...props, isIncludedOptions: { ...props.isIncludedOptions, defaultValue: false } }),
  },
});
