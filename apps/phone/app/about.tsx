export { About as default } from "../src/screens/about/about.tsx";
