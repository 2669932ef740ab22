// A token that was given to Authorize for a cookie. Browsers drop the `Cookie` header that Swagger UI makes of it, so the page sets the cookie itself,
// for as long as the request takes: nothing of it remains when it is taken back from Authorize.

const set = (text) => { document.cookie = `${text}; Path=/; SameSite=Strict${location.protocol === 'https:' ? '; Secure' : ''}`; };

/** Sends a request with this cookie, `name=value`, if there is one. */
export async function withCookie(cookie, send) {
  if (!cookie) return send();
  set(cookie);
  try {
    // No script can read a session's own cookie, or replace it.
    if (!document.cookie.split('; ').includes(cookie)) {
      throw new Error('This browser holds a session already, from POST /auth/session, which goes before the cookie that was given to Authorize. ' +
        'Log out of cookieAuth in Authorize to use that session, or to end it with DELETE /auth/session.');
    }
    return await send();
  } finally {
    set(`${cookie.split('=')[0]}=; Max-Age=0`);
  }
}
