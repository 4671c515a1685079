/** Thrown while drawing a page whose address names nothing; the frame answers with its not-found page. */
export class NotFoundHere extends Error {
  constructor() {
    super("There is nothing at this address.");
    this.name = "NotFoundHere";
  }
}
