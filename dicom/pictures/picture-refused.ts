/** Why a picture, document or film clip cannot become a DICOM object; the message tells its owner what to do. */
export class PictureRefused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "PictureRefused";
  }
}
