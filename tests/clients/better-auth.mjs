// Has passwords hashed by better-auth. Reads a JSON list of passwords, prints one of [name, password, hash].
import { readFileSync } from "node:fs";
import { hashPassword } from "better-auth/crypto";

const passwords = JSON.parse(readFileSync(0, "utf8"));
const made = passwords.map(async (password) => ["better-auth", password, await hashPassword(password)]);
console.log(JSON.stringify(await Promise.all(made)));
