/** Why the outside world did not give what was asked: a kind that callers map to their codes. */

export type RefusalKind =
  | 'missing'
  | 'irregular'
  | 'denied'
  | 'outside'
  | 'too-large'
  | 'network-off'
  | 'private-address'
  | 'failed'
  | 'slow'

/** Thrown by every read and fetch; `message` is a reason that can stand after a colon. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind

  constructor(kind: RefusalKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
  }
}
