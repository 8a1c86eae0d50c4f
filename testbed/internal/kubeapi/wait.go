package kubeapi

import (
	"context"
	"fmt"
	"time"
)

const interval = 50 * time.Millisecond

// Until calls check until it returns nil. When the context ends, the last error
// of check says what was missing.
func Until(ctx context.Context, check func(context.Context) error) error {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	var reason error
	for {
		err := check(ctx)
		if err == nil {
			return nil
		}
		// A call that the end of the context cut short says nothing new.
		if reason == nil || ctx.Err() == nil {
			reason = err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", context.Cause(ctx), reason)
		case <-ticker.C:
		}
	}
}

// ApplyEventually applies, and tries again while the API server does not know
// the kind: a CustomResourceDefinition is served a moment after it is accepted.
func (c *Client) ApplyEventually(ctx context.Context, object Object) (Object, error) {
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	var applied Object
	var final error
	err := Until(ctx, func(ctx context.Context) error {
		applied, final = c.Apply(ctx, object)
		if NotFound(final) {
			return final
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return applied, final
}

// WaitFor reads an object until done accepts it, and returns it as it then is.
func (c *Client) WaitFor(ctx context.Context, path string, done func(Object) bool) (Object, error) {
	var found Object
	err := Until(ctx, func(ctx context.Context) (err error) {
		found, err = c.Get(ctx, path)
		if err == nil && !done(found) {
			err = fmt.Errorf("%s is not there yet: status %v", found, found["status"])
		}
		return err
	})
	return found, err
}
