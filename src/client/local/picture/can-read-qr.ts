/** Of the Shape Detection API, which only some browsers have, and TypeScript knows nothing of. */
type Detector = { detect: (image: ImageBitmap) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

/** What this browser reads barcodes with, if it can read any. */
export function barcodeDetector(): DetectorClass | null {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  return typeof BarcodeDetector === 'function' ? BarcodeDetector : null;
}

/** Can the phone itself read a QR code on a picture? */
export async function canReadQr(): Promise<boolean> {
  try {
    return (await barcodeDetector()?.getSupportedFormats())?.includes('qr_code') ?? false;
  } catch {
    return false;
  }
}
