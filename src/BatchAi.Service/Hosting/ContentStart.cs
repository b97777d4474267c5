using BatchAi.Service.State;

namespace BatchAi.Service.Hosting;

/// <summary>Starts what a service serves, once its state is open.</summary>
internal delegate Task<IServiceContent> ContentStart(StateStore state, ServiceOptions options, EventLog log, TimeProvider time);
