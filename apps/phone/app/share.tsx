export { Share as default } from "../src/screens/share/share.tsx";
