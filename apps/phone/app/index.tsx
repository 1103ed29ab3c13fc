export { Home as default } from "../src/screens/home/home.tsx";
