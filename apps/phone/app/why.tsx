export { Why as default } from "../src/screens/alert/why.tsx";
