package api

import (
	"fmt"
	"net/url"
	"strconv"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/labels"

	"flotilla/testbed/internal/load/store"
)

// query is what a request asks of a list or a watch.
type query struct {
	selection store.Selection
	watch     bool
	// version is 0 where none is named, or any will do.
	version       uint64
	versionGiven  bool
	match         metav1.ResourceVersionMatch
	limit         int
	continueToken string
	bookmarks     bool
	timeout       time.Duration
	initialEvents *bool
}

func parseQuery(values url.Values, namespace string) (query, error) {
	reader := reader{values: values}
	asked := query{
		watch:         reader.truth("watch"),
		version:       uint64(reader.number("resourceVersion")),
		versionGiven:  values.Get("resourceVersion") != "",
		match:         metav1.ResourceVersionMatch(values.Get("resourceVersionMatch")),
		limit:         int(reader.number("limit")),
		continueToken: values.Get("continue"),
		bookmarks:     reader.truth("allowWatchBookmarks"),
		timeout:       time.Duration(reader.number("timeoutSeconds")) * time.Second,
	}
	asked.selection = reader.selection(namespace)
	if values.Has("sendInitialEvents") {
		asked.initialEvents = new(reader.truth("sendInitialEvents"))
	}
	return asked, reader.err
}

// reader keeps the first error.
type reader struct {
	values url.Values
	err    error
}

func (r *reader) fail(name string, err error) {
	if r.err == nil {
		r.err = apierrors.NewBadRequest(fmt.Sprintf("invalid %s: %v", name, err))
	}
}

func (r *reader) truth(name string) bool {
	text := r.values.Get(name)
	if text == "" {
		return false
	}
	value, err := strconv.ParseBool(text)
	if err != nil {
		r.fail(name, err)
	}
	return value
}

func (r *reader) number(name string) int64 {
	text := r.values.Get(name)
	if text == "" {
		return 0
	}
	value, err := strconv.ParseInt(text, 10, 63)
	if err == nil && value < 0 {
		err = strconv.ErrRange
	}
	if err != nil {
		r.fail(name, err)
	}
	return value
}

func (r *reader) selection(namespace string) store.Selection {
	selector, err := labels.Parse(r.values.Get("labelSelector"))
	if err != nil {
		r.fail("labelSelector", err)
	}
	selection := store.Selection{Namespace: namespace, Labels: selector}
	parsed, err := fields.ParseSelector(r.values.Get("fieldSelector"))
	if err != nil {
		r.fail("fieldSelector", err)
		return selection
	}
	for _, requirement := range parsed.Requirements() {
		r.field(&selection, requirement)
	}
	return selection
}

func (r *reader) field(selection *store.Selection, requirement fields.Requirement) {
	switch {
	case requirement.Operator == "!=":
		r.fail("fieldSelector", fmt.Errorf("the load server knows = only"))
	case requirement.Field == "metadata.name":
		selection.Name = requirement.Value
	case requirement.Field == "metadata.namespace" && (selection.Namespace == "" || selection.Namespace == requirement.Value):
		selection.Namespace = requirement.Value
	default:
		r.fail("fieldSelector", fmt.Errorf("the load server does not know %q", requirement.Field))
	}
}
