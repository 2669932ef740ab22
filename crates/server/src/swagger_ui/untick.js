// Swagger UI sends an empty text for every part of a form that nobody has filled in, unless it is told not to for each: whoever only picks a
// picture would clear the rest of their profile. Here such a part is left out unless it is ticked.
const LeaveOutWhatIsEmpty = () => ({
  wrapComponents: {
    ParameterIncludeEmpty: (Original, system) => (props) =>
      system.React.createElement(Original, { ...props, isIncludedOptions: { ...props.isIncludedOptions, defaultValue: false } }),
  },
});
