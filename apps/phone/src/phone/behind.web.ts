/** A page does nothing while it is not open, and its engine comes after the first view (open-phone.web.ts). */
export {};
