// The accounts and the key of a server that was started with `--demo`, below the title of each document. Other servers tell nothing.
const asked = fetch('./demo.json').then((response) => response.json());

function Demo({ React }) {
  const { createElement: e, useEffect, useState } = React;
  const [demo, show] = useState(null);
  useEffect(() => void asked.then(show), []);
  if (!demo) return null;
  // As the body of a login is.
  const body = ({ email, password }) => JSON.stringify({ email, password });
  const row = (name, text) => e('tr', { key: name }, e('th', { scope: 'row' }, name), e('td', null, e('code', null, text)));
  return e('section', { className: 'demo', 'aria-label': 'Demo' },
    e('p', null, 'For this machine only, since the server runs with ', e('code', null, '--demo'), ': bodies that sign in (operation ',
      e('code', null, 'login'), ' of auth, whose ', e('code', null, 'access_token'), ' Authorize takes), and the key that account needs as well.'),
    e('table', null, e('tbody', null, demo.accounts.map((account) => row(account.role, body(account))), row('apikey', demo.api_key))));
}

export const DemoCredentials = () => ({
  wrapComponents: {
    InfoContainer: (Original, { React }) => (props) =>
      React.createElement(React.Fragment, null, React.createElement(Original, props), React.createElement(Demo, { React })),
  },
});
