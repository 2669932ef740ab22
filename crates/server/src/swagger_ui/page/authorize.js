// What was given to Authorize, and its dialog.

// The choice of another document takes back all that was given, unless it is persisted. The schemes have the same names and meanings in all documents
// here, so that what was given for one is good for the others.
export const KeepAuthorization = () => ({
  statePlugins: { auth: { wrapActions: { restoreAuthorization: () => () => {} } } },
});

// The dialog opens where the focus is not, and only the mouse can close it from everywhere.
export const ReachableDialog = () => ({
  wrapComponents: {
    authorizationPopup: (Original, { React, authActions }) => (props) => {
      const dialog = React.useRef();
      React.useEffect(() => {
        const before = document.activeElement;
        const close = ({ key }) => key === 'Escape' && authActions.showDefinitions(false);
        document.addEventListener('keydown', close);
        dialog.current.querySelector('.auth-container input, .auth-container button')?.focus();
        return () => {
          document.removeEventListener('keydown', close);
          // The button is another one once the page has been given something.
          const button = before.isConnected ? before : document.querySelector('.scheme-container .authorize');
          button?.focus();
        };
      }, []);
      const attributes = { ref: dialog, role: 'dialog', 'aria-modal': true, 'aria-label': 'Available authorizations' };
      return React.createElement('div', attributes, React.createElement(Original, props));
    },
  },
});
