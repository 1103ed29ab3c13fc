/** The screens with the QR code, in one file of what a browser loads: what two such files share would stand in the first view. */
export { HelpOthers } from "./help-others.tsx";
export { Large } from "./large.tsx";
