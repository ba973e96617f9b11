import { requestPage, replyPage } from './desk/request.page.tsx'
import { requestsPage } from './desk/requests.page.tsx'
import { takeRequestPage } from './desk/take-request.page.tsx'
import { dossierDataPage } from './dossier-data.page.tsx'
import { myDataFilePage, myDataPage, myDataPaperPage } from './my-data.page.tsx'
import { ownReplyPage, ownRequestPage } from './own-request.page.tsx'
import { ownRequestsPage } from './own-requests.page.tsx'

// "new" is a page of its own, so it stands before the page of one request.
export const subjectPages = [
  myDataPage,
  myDataFilePage,
  myDataPaperPage,
  ownRequestsPage,
  ownReplyPage,
  ownRequestPage,
  dossierDataPage,
  requestsPage,
  takeRequestPage,
  replyPage,
  requestPage,
]
