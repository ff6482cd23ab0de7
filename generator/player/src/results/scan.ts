import decodeQR from "qr/decode.js";

/** Long enough for a blurred photo, short enough for a cheap phone. */
const PHOTO_MILLISECONDS = 1500;
const PHOTO_SIDES = [1600, 1000, 600];
const FRAME_SIDE = 800;
const EVERY = 200;

/** The text of a QR in a picture of at most so many pixels a side; undefined where none can be read. */
function read(source: CanvasImageSource, width: number, height: number, side: number, milliseconds: number): string | undefined {
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return decode(context.getImageData(0, 0, canvas.width, canvas.height), milliseconds);
}

/** The library says "no QR here" and "not to be read" by throwing. */
export function decode(image: { width: number; height: number; data: Uint8ClampedArray }, milliseconds: number): string | undefined {
  try {
    return decodeQR(image, { format: "RGBA", effort: 4, timeLimit: milliseconds });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return undefined;
  }
}

/** The text of the QR on a photo; undefined where the file is no picture or shows none. */
export async function readPhoto(file: Blob): Promise<string | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return undefined;
  }
  for (const side of PHOTO_SIDES) {
    const text = read(picture, picture.width, picture.height, side, PHOTO_MILLISECONDS);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Whether this browser can show its camera to a page at all (it must be https, and not every WebView does). */
export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === "function";
}

/** Reads QR after QR from the camera until it is stopped. Rejects with a DOMException where the camera may not be used. */
export async function watchCamera(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  video.srcObject = stream;
  await video.play();
  const timer = setInterval(() => {
    if (video.videoWidth === 0) return;
    const text = read(video, video.videoWidth, video.videoHeight, FRAME_SIDE, EVERY / 2);
    if (text !== undefined) found(text);
  }, EVERY);
  return () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}
