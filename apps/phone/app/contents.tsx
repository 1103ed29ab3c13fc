export { Contents as default } from "../src/screens/contents/contents.tsx";
