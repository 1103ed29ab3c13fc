export { Demo as default } from "../src/demo/demo.tsx";
