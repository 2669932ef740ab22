// Starts Swagger UI with the documents that the page links to. What it does otherwise than as published is in the modules that are imported.
import { KeepAuthorization, ReachableDialog } from './authorize.js';
import { DemoCredentials } from './demo.js';
import { cut } from './event-stream.js';
import { FormsByExample, LeaveOutWhatIsEmpty, MarkMissingFiles } from './forms.js';
import { withCookie } from './session-cookie.js';

const links = [...document.querySelectorAll('#documents a')];

window.ui = SwaggerUIBundle({
  dom_id: '#swagger-ui',
  urls: links.map((link) => ({ name: link.textContent, url: link.href })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  plugins: [DemoCredentials, FormsByExample, KeepAuthorization, LeaveOutWhatIsEmpty, MarkMissingFiles, ReachableDialog],
  layout: 'StandaloneLayout',
  // Else the page asks a public validator about every document.
  validatorUrl: 'none',
  // The hash names an operation, `?urls.primaryName=` its document.
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Else keys and tokens would lie in the browser's storage, unencrypted and for ever, for whoever uses it next and for every script of this origin.
  // An access token lasts 15 minutes anyway; what goes on for longer in a browser is a session by cookie, which no script can read.
  persistAuthorization: false,
  requestInterceptor(request) {
    if (!request.loadSpec) request.userFetch = async (url, options) => cut(await withCookie(options.headers.Cookie, () => fetch(url, options)));
    return request;
  },
});
