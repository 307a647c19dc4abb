/** A request that is answered with an error status before the protocol sees it; the message is for the caller. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
  readonly status: 400 | 401 | 403;
  /** WWW-Authenticate (RFC 9110 section 11.6.1), where it says more than that credentials are missing. */
  challenge: string | undefined;

  constructor(status: 400 | 401 | 403, message: string) {
    super(message);
    this.status = status;
  }
}

/** The caller's identity could not be read from the request: answered with HTTP 401. */
export class Unauthorized extends Refused {
  override readonly name = 'Unauthorized';

  constructor(message: string) {
    super(401, message);
  }
}
