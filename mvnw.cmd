@echo off
rem Runs Maven for this project with the first of these that is there: the distribution named in
rem .mvn\wrapper\maven-wrapper.properties from the local cache, a Maven on the PATH that is new enough,
rem or that distribution downloaded from Apache's archive, verified and cached.
setlocal EnableExtensions

set "JAVA_NEEDED=17"
set "PROJECT=%~dp0"
set "MAVEN="

call :require_jdk || exit /b 1
for /f "usebackq tokens=1,* delims==" %%a in ("%PROJECT%.mvn\wrapper\maven-wrapper.properties") do set "%%a=%%b"
for %%u in ("%distributionUrl:/=\%") do set "ARCHIVE=%%~nxu"
set "NAME=%ARCHIVE:-bin.tar.gz=%"
set "DISTS=%USERPROFILE%\.m2\wrapper\dists"
if defined MAVEN_USER_HOME set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "HOME_16=%DISTS%\%NAME%\%distributionSha512Sum:~0,16%"

call :cached
if not defined MAVEN call :on_path
if not defined MAVEN call :download || exit /b 1
endlocal & call "%MAVEN%" %*
exit /b %ERRORLEVEL%

:require_jdk
set "JAVAC=javac"
if defined JAVA_HOME set "JAVAC=%JAVA_HOME%\bin\javac"
set "FOUND=0"
for /f "tokens=2 delims=. " %%v in ('call "%JAVAC%" -version 2^>^&1 ^| findstr /b /c:"javac "') do set "FOUND=%%v"
if %FOUND% GEQ %JAVA_NEEDED% exit /b 0
>&2 echo mvnw: Hubbub is built with a JDK %JAVA_NEEDED% or newer, and '%JAVAC%' is none; install one, or set JAVA_HOME to it.
exit /b 1

:cached
for /d %%d in ("%DISTS%\%NAME%\*") do if exist "%%d\bin\mvn.cmd" set "MAVEN=%%d\bin\mvn.cmd"
for /d %%d in ("%DISTS%\%NAME%-bin\*") do if exist "%%d\%NAME%\bin\mvn.cmd" set "MAVEN=%%d\%NAME%\bin\mvn.cmd"
exit /b 0

:on_path
where mvn.cmd >nul 2>&1 || exit /b 0
for /f "tokens=1,2,3,4 delims=. " %%a in ('mvn.cmd -B -v 2^>nul ^| findstr /c:"Apache Maven"') do (
    if %%c GTR 3 set "MAVEN=mvn.cmd"
    if %%c EQU 3 if %%d GEQ 8 set "MAVEN=mvn.cmd"
)
exit /b 0

:download
set "WORK=%DISTS%\%NAME%\.download-%RANDOM%"
mkdir "%WORK%" || exit /b 1
>&2 echo mvnw: downloading %distributionUrl%
curl.exe -fsSL --retry 3 -o "%WORK%\maven.tar.gz" "%distributionUrl%" || (
    call :give_up "could not download %distributionUrl%; install Maven 3.8 or newer instead."
    exit /b 1
)
set "SUM="
for /f "skip=1 delims=" %%s in ('certutil -hashfile "%WORK%\maven.tar.gz" SHA512') do if not defined SUM set "SUM=%%s"
if /i not "%SUM: =%"=="%distributionSha512Sum%" (
    call :give_up "%distributionUrl% does not have the expected SHA-512; nothing was installed."
    exit /b 1
)
tar.exe -xzf "%WORK%\maven.tar.gz" -C "%WORK%" && move "%WORK%\%NAME%" "%HOME_16%" >nul || (
    call :give_up "could not install Maven in %HOME_16%."
    exit /b 1
)
rmdir /s /q "%WORK%"
set "MAVEN=%HOME_16%\bin\mvn.cmd"
exit /b 0

:give_up
>&2 echo mvnw: %~1
rmdir /s /q "%WORK%"
exit /b 0
