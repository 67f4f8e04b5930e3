// node trim-provider.mjs <folder with the provider's *.jsii.tgz> <Java sources> <classes folder>
//
// Writes a copy of the provider's jsii package that holds only the submodules which the sources import, under the same
// resource name: it comes first on the class path and so takes the whole one's place. What is synthesised stays the same.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const [provider, sources, classes] = process.argv.slice(2);

const packed = filesBelow(provider, '.jsii.tgz')[0];
const target = path.join(classes, path.relative(provider, packed));
const modules = importedModules();
const recipe = `${fs.statSync(packed).size} ${modules.join(' ')}`;
const recipeFile = path.join(provider, 'recipe.txt');
if (!fs.existsSync(target) || !fs.existsSync(recipeFile) || fs.readFileSync(recipeFile, 'utf8') !== recipe) {
    trim();
    fs.writeFileSync(recipeFile, recipe);
}

function filesBelow(folder, ending) {
    return fs.readdirSync(folder, { recursive: true }).filter(name => name.endsWith(ending)).sort()
        .map(name => path.join(folder, name));
}

/** jsii's names of the submodules, e.g. ecsTaskDefinition for the Java package ecs_task_definition. */
function importedModules() {
    const found = new Set(['provider']);
    for (const file of filesBelow(sources, '.java')) {
        for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(/\bcdktf\.providers\.aws\.([a-z0-9_]+)\./g)) {
            found.add(name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()));
        }
    }
    return [...found].sort();
}

function trim() {
    const whole = path.join(provider, 'whole');
    const part = path.join(provider, 'part');
    fs.rmSync(whole, { recursive: true, force: true });
    fs.rmSync(part, { recursive: true, force: true });
    fs.mkdirSync(whole, { recursive: true });
    execFileSync('tar', ['xzf', packed, '-C', whole]);

    const from = path.join(whole, 'package');
    const to = path.join(part, 'package');
    fs.mkdirSync(path.join(to, 'lib'), { recursive: true });
    for (const name of ['package.json', 'LICENSE']) {
        fs.copyFileSync(path.join(from, name), path.join(to, name));
    }
    let index = '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n';
    for (const name of modules) {
        const folder = name.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase());
        fs.cpSync(path.join(from, 'lib', folder), path.join(to, 'lib', folder),
            { recursive: true, filter: file => !file.endsWith('.d.ts') });
        index += `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require('./${folder}') });\n`;
    }
    fs.writeFileSync(path.join(to, 'lib', 'index.js'), index);
    fs.writeFileSync(path.join(to, '.jsii'), JSON.stringify(partOf(JSON.parse(fs.readFileSync(path.join(from, '.jsii'), 'utf8')))));

    fs.mkdirSync(path.dirname(target), { recursive: true });
    execFileSync('tar', ['czf', target, '-C', part, 'package']);
    fs.rmSync(whole, { recursive: true });
    fs.rmSync(part, { recursive: true });
}

/** The assembly without the types of other submodules, and without prose. */
function partOf(assembly) {
    const kept = entries => Object.fromEntries(
        Object.entries(entries).filter(([name]) => modules.includes(name.split('.')[1])));
    const { readme, ...rest } = assembly;
    const submodules = Object.fromEntries(Object.entries(kept(assembly.submodules)).map(([name, { readme, ...kept }]) => [name, kept]));
    return { ...rest, types: kept(assembly.types), submodules };
}
