import type { ClusterInfo as ClusterInfoMessage } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods as SupportedMethodsMessage } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { MemberInfo, ClusterInfo, EndPoint, StreamsService, SupportedMethod, SupportedMethods, UUID } from './wire.js';

/** The version the behaviour was taken from. */
const SERVER_VERSION = '23.10.7';

export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly leads: boolean;
  readonly alive: boolean;
}

/** Names in lower case, with the features the server lists (ServerFeatures.cs); the client takes batch appends only where it finds them here. */
export function supportedMethods(): SupportedMethodsMessage {
  const features: Record<string, string[]> = { read: ['position', 'events'], batchappend: ['deadline_duration'] };
  const methods = Object.values(StreamsService).map(({ path }) => {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    return new SupportedMethod().setServiceName(service).setMethodName(method).setFeaturesList(features[method] ?? []);
  });
  return new SupportedMethods().setEventStoreServerVersion(SERVER_VERSION).setMethodsList(methods);
}

/** Who is in the cluster and who leads (Gossip.Read.cs): what `esdb+discover://` asks first. */
export function clusterInfo(members: readonly Member[]): ClusterInfoMessage {
  const { LEADER, FOLLOWER } = MemberInfo.VNodeState;
  const infos = members.map(({ id, host, port, leads, alive }) =>
    new MemberInfo()
      .setInstanceId(new UUID().setString(id))
      .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
      .setState(leads ? LEADER : FOLLOWER)
      .setIsAlive(alive)
      .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port)),
  );
  return new ClusterInfo().setMembersList(infos);
}
