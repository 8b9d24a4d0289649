// The CMS makes a field when it is about to be seen. Before that nobody can find it by its words, and the list of faults cannot lead to it;
// so everything within some thirty screens counts as about to be seen. Brought before the CMS, which looks at this name when it begins.
const MARGIN = '30000px'
const Observer = window.IntersectionObserver

window.IntersectionObserver = class extends Observer {
  constructor(seen, options) {
    super(seen, { ...options, rootMargin: MARGIN, scrollMargin: MARGIN })
  }
}
