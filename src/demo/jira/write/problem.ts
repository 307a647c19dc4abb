/** Says why a field's new value is refused; becomes an entry of Jira's `errors`. */
export class FieldProblem extends Error {
  /** Key of the entry, where Jira does not use the field's own id. */
  readonly key: string | undefined;
  constructor(message: string, key?: string) {
    super(message);
    this.key = key;
  }
}
