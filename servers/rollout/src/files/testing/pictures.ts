/** Small pictures as a browser's canvas writes them, and a photo as a phone would have taken it: with place, owner and more. */

const JPEG =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAbEAABBAMAAAAAAAAAAAAAAAARAAUTYRUjQv/EABUBAQEAAAAAAAAAAAAAAAAAAAQD/8QAHREAAQMFAQAAAAAAAAAAAAAAADFRYhMUI4GRJP/aAAwDAQACEQMRAD8Aia23IS7Y4xySTdI6NuPi2ySHkAC7RrcsfLqkkHQANWjo5ZCLVHGeiSKpX9NzDTdUJhoz2/EIERE0Kf/Z";
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAU0lEQVR4AeyQMQoAIAwDg6uz73J39E3O/sF3+QjdO7QUaYdiIUMhkORSbuNYKsH4AgbsvsBJSzQgIi0Cyf8RSYTgj6jMCk5iZWLwX0AKPL/mCy4AAAD///T1+/MAAAAGSURBVAMAjQFHYS0e57MAAAAASUVORK5CYII=";
const WEBP =
  "UklGRlYCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggaAAAAJAEAJ0BKhgAEAA+0VSjS6gkoyGwCAEAGglkALscwEwAXP/6AG7VfsB8IAIRQAD+36K/6LZ/9Eez/+gRLa90+4v/PSjx4l4WOfwtMViqpUmvmL/k63Y8uBuEWUeDbSDLISpAHaPleAAA";

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));

/** 24 × 16 points, with a colour profile in it. */
export const jpegPicture = (): Uint8Array => bytesOf(JPEG);
/** The same as PNG. */
export const pngPicture = (): Uint8Array => bytesOf(PNG);
/** The same as WebP. */
export const webpPicture = (): Uint8Array => bytesOf(WEBP);

/** What a photo must lose; each is written into it in one place. */
export const TELLTALES = [
  "GPS 10.3716 105.4326",
  "Camera of somebody",
  "xmp:CreatorTool",
  "a remark",
  "THUMBNAIL",
  "second picture",
] as const;

/** A JPEG segment. */
export function segment(marker: number, body: string | Uint8Array): Buffer {
  const data = typeof body === "string" ? Buffer.from(body, "latin1") : Buffer.from(body);
  return Buffer.concat([Buffer.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff), data]);
}

/** Exif with an orientation, a place and an owner: little-endian as phones write it. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from("II*\0\x08\0\0\0\x02\0", "latin1");
  const entry = Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
  const gps = Buffer.from([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from("Exif\0\0", "latin1"),
    tiff,
    entry,
    gps,
    Buffer.from(`${TELLTALES[0]}\0${TELLTALES[1]}\0${TELLTALES[4]}`, "latin1"),
  ]);
}

/** A photo with everything that cameras and programs write beside the picture. */
export function tellingPhoto(orientation = 1): Uint8Array {
  const bare = Buffer.from(jpegPicture());
  return Uint8Array.from(
    Buffer.concat([
      bare.subarray(0, 2),
      segment(0xe1, exif(orientation)),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${TELLTALES[2]}</x:xmpmeta>`),
      segment(0xfe, TELLTALES[3]),
      bare.subarray(2),
      Buffer.from(`\xff\xd8\xff\xe1${TELLTALES[5]}\xff\xd9`, "latin1"),
    ]),
  );
}
