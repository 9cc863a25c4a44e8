//! The Word and Excel files that the native tests leave behind, read back by programs that are not ours: openxml-audit, which
//! holds them against the standard, python-docx, openpyxl, and LibreOffice, which opens every document and works out every
//! formula again.

use crate::{
    browser_tests,
    project::Project,
    step::{answer, command, done_already, run, step},
    system_packages,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const LIBREOFFICE: [&str; 2] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];

/// The packages of `requirements.txt`.
const READERS: &str = "openpyxl, openxml-audit, python-docx";
/// Ends without an error where every package is there in the version that `requirements.txt` names, and can be loaded.
const INSTALLED: &str = "
from importlib.metadata import version
import docx, openpyxl, openxml_audit
lines = open('tests/office/requirements.txt', encoding='utf-8').read().split()
for package, wanted in (line.split('==') for line in lines if '==' in line):
    assert version(package) == wanted
";

/// Where the native tests leave Word files (`DOCX_OUT`).
pub fn word_files(project: &Project) -> PathBuf {
    project.root().join("target/office-out/docx")
}

fn excel_files(project: &Project) -> PathBuf {
    project.root().join("target/office-out/xlsx")
}

/// Puts Python's readers and LibreOffice in place.
pub fn set_up(project: &Project) -> Result<(), String> {
    let root = project.root();
    if answer(command("python3", root).arg("--version")).is_none() {
        return Err("Python 3 is missing: install python3 with pip".to_owned());
    }
    if answer(python(project).args(["-c", INSTALLED])).is_some() {
        done_already(READERS);
    } else {
        step(READERS, || {
            let mut pip = command("python3", root);
            pip.args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--upgrade",
                "--disable-pip-version-check",
                "--root-user-action=ignore",
            ]);
            run(pip.arg("--target").arg(packages(project)).args(["-r", "tests/office/requirements.txt"]))
        })?;
    }
    match soffice(root) {
        Some(version) => done_already(&version),
        None => system_packages::install(root, &LIBREOFFICE)?,
    }
    // Where a line ends depends on a font that has the signs.
    if !browser_tests::has_chinese_font(root) {
        system_packages::install(root, &["fonts-noto-cjk"])?;
    }
    if system_packages::is_on_path("pdftotext") {
        done_already("pdftotext");
    } else {
        system_packages::install(root, &["poppler-utils"])?;
    }
    soffice(root).map(|_| ()).ok_or_else(|| "LibreOffice is missing: install its Writer and Calc".to_owned())
}

/// Reads everything back; the number of files that held.
pub fn run_all(project: &Project) -> Result<u32, String> {
    let word = pairs(&word_files(project), "docx")?;
    let excel = pairs(&excel_files(project), "xlsx")?;
    let files: Vec<&PathBuf> = word.iter().chain(&excel).map(|(file, _)| file).collect();
    run(python(project).arg("tests/office/valid.py").args(&files))?;
    for (file, expected) in &word {
        run(python(project).arg("tests/office/read_docx.py").args([file, expected]))?;
    }
    let all: Vec<&PathBuf> = excel.iter().flat_map(|(file, expected)| [file, expected]).collect();
    run(python(project).arg("tests/office/read_xlsx.py").args(&all))?;
    run(python(project).arg("tests/office/recalculate_xlsx.py").args(&all))?;
    let documents: Vec<PathBuf> = word.iter().map(|(file, _)| file.clone()).collect();
    let paper = to_pdf(project, &documents)?;
    run(python(project).args(["tests/office/pages.py", "tests/office/limits.tsv"]).args(&paper))?;
    u32::try_from(word.len() + excel.len()).map_err(|why| why.to_string())
}

/// LibreOffice opens every document and prints it; a file that needs repair gives no page.
fn to_pdf(project: &Project, documents: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let folder = project.root().join("target/office-out/pdf");
    let _ = fs::remove_dir_all(&folder);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut convert = command("soffice", project.root());
    convert.args(["--headless", &profile, "--convert-to", "pdf", "--outdir"]).arg(&folder).args(documents);
    run(&mut convert)?;
    let mut made = Vec::with_capacity(documents.len());
    for document in documents {
        let pdf = folder.join(document.with_extension("pdf").file_name().unwrap_or_default());
        if fs::metadata(&pdf).map_or(0, |file| file.len()) < 1000 {
            return Err(format!("LibreOffice made no pages of {}", document.display()));
        }
        made.push(pdf);
    }
    Ok(made)
}

/// The files of one kind, each with what it must say.
fn pairs(folder: &Path, extension: &str) -> Result<Vec<(PathBuf, PathBuf)>, String> {
    let entries = fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == extension))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("the native tests left no {extension} files in {}", folder.display()));
    }
    Ok(files.into_iter().map(|file| (file.clone(), file.with_extension("json"))).collect())
}

fn packages(project: &Project) -> PathBuf {
    project.root().join(".tools/python")
}

fn python(project: &Project) -> Command {
    let mut python = command("python3", project.root());
    python.env("PYTHONPATH", packages(project));
    python
}

fn soffice(root: &Path) -> Option<String> {
    answer(command("soffice", root).arg("--version"))
}
