// Swagger UI shows an answer when it is whole, which a stream of events never is.

/** For how long a stream is followed, in milliseconds. */
const FOLLOWED = 5_000;

/** The response, or what a stream of events has brought by the time that it is left. */
export async function cut(response) {
  const { status, statusText, headers } = response;
  if (!headers.get('Content-Type')?.startsWith('text/event-stream')) return response;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const leave = setTimeout(() => reader.cancel(), FOLLOWED);
  let text = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) text += piece.value;
  clearTimeout(leave);
  return new Response(`${text}: Swagger UI has left this stream after ${FOLLOWED / 1_000} seconds.\n`, { status, statusText, headers });
}
