export { Bulletins as default } from "../src/screens/local/bulletins.tsx";
