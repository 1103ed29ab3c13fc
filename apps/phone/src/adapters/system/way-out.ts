/** Addresses that leave the app: which of them may. */

/** The `tel:` address of a number as written, blanks, dots, hyphens and brackets left out. Throws RangeError when it is none. */
export function telAddress(number: string): string {
  const digits = number.replace(/[\s.()-]/g, "");
  if (!/^\+?\d{3,15}$/.test(digits)) throw new RangeError(`not a telephone number: ${number}`);
  return `tel:${digits}`;
}

/** The address itself when it is an https one with a host and without a user. Throws RangeError otherwise. */
export function httpsAddress(address: string): string {
  if (!/^https:\/\/[^/?#@\s\\]+(?:[/?#]\S*)?$/i.test(address))
    throw new RangeError(`not an https address: ${address}`);
  return address;
}
