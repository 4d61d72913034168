import { actingHeaders, send, type ActingPerson } from './client.js';

/** Sends a file as it is. @throws ApiProblem when refused or unreachable. */
export async function upload<T>(path: string, file: Blob, idempotencyKey: string, person: ActingPerson): Promise<T> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', Accept: 'application/json', 'Idempotency-Key': idempotencyKey, ...actingHeaders(person) },
    body: file,
  });
  return (await response.json()) as T;
}

/** Saves a file of the server; a plain link would not say who acts. @throws ApiProblem when refused or unreachable. */
export async function download(path: string, fileName: string, person: ActingPerson): Promise<void> {
  const response = await send(path, { headers: actingHeaders(person) });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers start to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
