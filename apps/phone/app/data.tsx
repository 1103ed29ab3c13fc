export { MyData as default } from "../src/screens/my-data/my-data.tsx";
