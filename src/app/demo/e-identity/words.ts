const vi = {
  lang: 'vi',
  title: 'Đăng nhập định danh điện tử',
  brand: 'Định danh điện tử (bản thử)',
  demo: 'Đây là dịch vụ định danh mẫu, đi kèm bản dùng thử. Mọi người ở đây đều là nhân vật hư cấu.',
  asks: 'Cổng Một cửa muốn biết họ tên, ngày sinh và số định danh của ông/bà.',
  asksLevel: 'Cổng Một cửa cần tài khoản định danh mức 2.',
  who: 'Ông/bà là ai?',
  level: 'mức',
  born: 'sinh',
  passcode: 'Mã truy cập',
  passcodeHint: 'Mã của bản thử:',
  submit: 'Đồng ý và đăng nhập',
  cancel: 'Hủy, quay lại',
  wrong: 'Mã truy cập chưa đúng. Xin nhập lại.',
  choose: 'Xin chọn một người.',
  errorTitle: 'Không đăng nhập được',
  expired: 'Lần đăng nhập này đã hết hạn. Xin quay lại trang trước và bắt đầu lại.',
  outTitle: 'Đăng xuất định danh điện tử',
  outText: 'Ông/bà muốn đăng xuất khỏi định danh điện tử trên thiết bị này?',
  outSubmit: 'Đăng xuất',
  outDone: 'Đã đăng xuất khỏi định danh điện tử.',
}

const en: typeof vi = {
  lang: 'en',
  title: 'Sign in with e-identity',
  brand: 'E-identity (demo)',
  demo: 'This is a sample identity service that comes with the demo. Everybody here is invented.',
  asks: 'Motcua wants to know your name, date of birth and personal number.',
  asksLevel: 'Motcua needs an e-identity of level 2.',
  who: 'Who are you?',
  level: 'level',
  born: 'born',
  passcode: 'Passcode',
  passcodeHint: 'Passcode of the demo:',
  submit: 'Agree and sign in',
  cancel: 'Cancel and go back',
  wrong: 'That passcode is not right. Please type it again.',
  choose: 'Please choose a person.',
  errorTitle: 'Sign-in did not work',
  expired: 'This sign-in has expired. Go back to the page you came from and begin again.',
  outTitle: 'Sign out of e-identity',
  outText: 'Do you want to sign out of e-identity on this device?',
  outSubmit: 'Sign out',
  outDone: 'You are signed out of e-identity.',
}

const pl: typeof vi = {
  lang: 'pl',
  title: 'Logowanie tożsamością elektroniczną',
  brand: 'Tożsamość elektroniczna (demo)',
  demo: 'To przykładowa usługa tożsamości z wersji demonstracyjnej. Wszystkie osoby są zmyślone.',
  asks: 'Motcua prosi o imię i nazwisko, datę urodzenia i numer osobowy.',
  asksLevel: 'Motcua wymaga tożsamości elektronicznej poziomu 2.',
  who: 'Kim jesteś?',
  level: 'poziom',
  born: 'data urodzenia',
  passcode: 'Kod dostępu',
  passcodeHint: 'Kod w wersji demonstracyjnej:',
  submit: 'Zgadzam się, zaloguj',
  cancel: 'Anuluj i wróć',
  wrong: 'Kod dostępu jest nieprawidłowy. Wpisz go jeszcze raz.',
  choose: 'Wybierz osobę.',
  errorTitle: 'Logowanie się nie powiodło',
  expired: 'To logowanie wygasło. Wróć na poprzednią stronę i zacznij od nowa.',
  outTitle: 'Wylogowanie z tożsamości elektronicznej',
  outText: 'Czy wylogować Cię z tożsamości elektronicznej na tym urządzeniu?',
  outSubmit: 'Wyloguj',
  outDone: 'Wylogowano z tożsamości elektronicznej.',
}

export type EidWords = typeof vi

const all: Record<string, EidWords> = { vi, en, pl }

/** Words for the first language of `ui_locales` that is known, else Vietnamese. */
export function eidWords(locales: string | undefined): EidWords {
  for (const locale of (locales ?? '').split(' ')) {
    const words = all[locale.slice(0, 2).toLowerCase()]
    if (words) return words
  }
  return vi
}
