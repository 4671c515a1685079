/** The marks as they are drawn over the picture; an SVG of its own, so that it can be drawn into another picture. */
async function marksOf(
  spot: HTMLElement,
  width: number,
  height: number,
): Promise<ImageBitmap | HTMLImageElement | null> {
  const layer = spot.querySelector("svg.svg-layer");
  if (layer === null) return null;
  const copy = layer.cloneNode(true);
  if (!(copy instanceof SVGElement)) return null;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    return image;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** What a viewport shows, with the marks on it, as a PNG. The names at its corners are not in it. @throws where it shows nothing */
export async function drawPicture(spot: HTMLElement): Promise<Blob | null> {
  const shown = spot.querySelector("canvas");
  if (shown === null) return null;
  const canvas = document.createElement("canvas");
  canvas.width = shown.width;
  canvas.height = shown.height;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.drawImage(shown, 0, 0);
  const marks = await marksOf(spot, spot.clientWidth, spot.clientHeight);
  if (marks !== null) context.drawImage(marks, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}
