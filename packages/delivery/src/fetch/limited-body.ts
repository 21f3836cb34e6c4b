/** What a body that is read is to keep to, and whom to tell. */
export interface BodyLimit {
  /** In bytes, after decompression. */
  readonly maximum: number;
  /** The error for a body that is longer. */
  tooLarge(): Error;
  /** The error for one that broke off. */
  broken(error: unknown): unknown;
  /** Called once, when it was read, broke off, or is wanted no longer. */
  ended(): void;
}

/** The same body, counted while it is read: what is too long is never held in memory. */
export function limitedBody(
  body: ReadableStream<Uint8Array>,
  limit: BodyLimit,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  let total = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          limit.ended();
          return controller.close();
        }
        total += value.byteLength;
        if (total <= limit.maximum) return controller.enqueue(value as Uint8Array<ArrayBuffer>);
        limit.ended();
        controller.error(limit.tooLarge());
        await reader.cancel();
      } catch (error) {
        limit.ended();
        controller.error(limit.broken(error));
      }
    },
    async cancel(reason) {
      limit.ended();
      await reader.cancel(reason);
    },
  });
}
