export { Care as default } from "../src/screens/care/care.tsx";
