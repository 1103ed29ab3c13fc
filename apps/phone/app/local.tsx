export { Local as default } from "../src/screens/local/local.tsx";
